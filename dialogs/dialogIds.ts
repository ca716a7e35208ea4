/** Ids of the dialogs that others look for on the stack. */
export const checkDialogId = 'check';
export const emergencyDialogId = 'emergency';
export const protocolDialogId = 'protocol';
