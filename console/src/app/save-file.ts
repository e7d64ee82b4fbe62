/** Names of files as every system takes them: no separators, no leading dot, not endless; the ending stays. */
const fileName = (name: string): string => {
  const clean = name
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .replace(/^\.+/, '')
    .trim();
  const [ending = ''] = /\.\w{1,5}$/.exec(clean) ?? [];
  return clean.slice(0, clean.length - ending.length).slice(0, 120) + ending;
};

/** Hands the person a file. */
export const saveBlob = (name: string, blob: Blob): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName(name);
  link.click();
  // the download has begun by then; at once would be too early for some browsers
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};

/** Hands the person a text as a file. */
export const saveText = (name: string, text: string, type: string): void =>
  saveBlob(name, new Blob([text], { type: `${type};charset=utf-8` }));
