/** For something to show in a browser that shares a busy machine with other tests; milliseconds. */
export const patience = 30_000;

// Whoever waits for a browser may wait several times.
jest.setTimeout(180_000);
