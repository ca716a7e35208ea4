/**
 * Whether this tab's history entry has a conversation already, so that a reload shows it and not the greeting. Kept in
 * the entry itself: it goes when the patient leaves quickly, and nothing is written into the browser's storage.
 */
interface Entry {
  begun?: boolean;
}

export const hasBegun = (): boolean => (window.history.state as Entry | null)?.begun === true;
export const markBegun = (): void => window.history.replaceState({ begun: true } satisfies Entry, '');
export const forgetBegun = (): void => window.history.replaceState(null, '');
