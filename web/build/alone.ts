import type { Plugin } from 'vite';

/** Makes a chunk one function that runs at once, so that a classic script tag may load it and no name leaks into the portal. */
export function alone(fileName: string): Plugin {
  return {
    name: 'alone',
    generateBundle(_options, bundle) {
      const chunk = bundle[fileName];
      if (chunk?.type !== 'chunk') throw new Error(`${fileName} was not built`);
      if (chunk.imports.length > 0 || chunk.exports.length > 0) throw new Error(`${fileName} must stand alone`);
      chunk.code = `(()=>{${chunk.code.trim()}})();\n`;
    },
  };
}
