/** Hands the patient a text file. Its name tells nobody what it is about. */
export function saveAs(text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = `chat-${new Date().toISOString().slice(0, 10)}.txt`;
  link.click();
  // The browser has taken the blob by the next turn of its loop.
  window.setTimeout(() => URL.revokeObjectURL(link.href), 0);
}
