// Loaded into the playground with --require: it listens on every interface and has no option against that.
const { Server } = require('node:net');

const listen = Server.prototype.listen;
Server.prototype.listen = function listenHere(first, ...rest) {
  if (typeof first === 'object' && first !== null) return listen.call(this, { ...first, host: '127.0.0.1' }, ...rest);
  const callback = rest.filter((argument) => typeof argument === 'function');
  return listen.call(this, { port: Number(first), host: '127.0.0.1' }, ...callback);
};
