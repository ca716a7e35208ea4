/** A nurse's name as a log line may hold it: no white space, still readable. */
export const loggable = (name: string): string =>
  encodeURIComponent(name)
    .replace(/[!'()*~]/g, '.')
    .replaceAll('%', '=')
    .slice(0, 160);
