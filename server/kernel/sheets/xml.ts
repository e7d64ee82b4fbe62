/** What a scan tells of a piece of markup, in the order of the text. Names come without their prefix. */
export interface Markup {
  open(name: string, attribute: (name: string) => string | null): void;
  text(text: string): void;
  close(name: string): void;
}

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const decoded = (text: string): string =>
  text.includes('&')
    ? text.replaceAll(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/g, (_, hex, decimal, name) => {
        if (name) return named[name as string] ?? '';
        const code = hex ? Number.parseInt(hex as string, 16) : Number(decimal);
        return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
      })
    : text;
const bare = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Where a tag ends: at the first `>` outside quotes; -1 when it does not. */
function endOfTag(xml: string, from: number): number {
  for (let at = from; at < xml.length; at++) {
    const char = xml.charCodeAt(at);
    if (char === 62) return at;
    if (char === 34 || char === 39) {
      at = xml.indexOf(char === 34 ? '"' : "'", at + 1);
      if (at < 0) return -1;
    }
  }
  return -1;
}

/**
 * Reads markup once from front to back, in time that grows with its length only. Knows nothing of document types: entities other than the
 * five of XML stay as they stand.
 * @throws when a tag does not end
 */
export function scan(xml: string, markup: Markup): void {
  for (let at = 0; at < xml.length; ) {
    const tag = xml.indexOf('<', at);
    if (tag < 0) return;
    if (tag > at) markup.text(decoded(xml.slice(at, tag)));
    const skipTo = (mark: string): number => {
      const end = xml.indexOf(mark, tag);
      if (end < 0) throw new Error('a tag does not end');
      return end + mark.length;
    };
    if (xml.startsWith('<!--', tag)) at = skipTo('-->');
    else if (xml.startsWith('<![CDATA[', tag)) {
      at = skipTo(']]>');
      markup.text(xml.slice(tag + 9, at - 3));
    } else if (xml[tag + 1] === '?') at = skipTo('?>');
    else if (xml[tag + 1] === '!') at = skipTo('>');
    else {
      const end = endOfTag(xml, tag + 1);
      if (end < 0) throw new Error('a tag does not end');
      at = end + 1;
      const closing = xml[tag + 1] === '/';
      const alone = !closing && xml[end - 1] === '/';
      const inner = xml.slice(tag + (closing ? 2 : 1), alone ? end - 1 : end);
      const name = bare(/^[^\s/]*/.exec(inner)?.[0] ?? '');
      if (!closing) markup.open(name, (wanted) => attributeOf(inner, wanted));
      if (closing || alone) markup.close(name);
    }
  }
}

/** The value of one attribute of a tag's inside, by its name without prefix. */
function attributeOf(inner: string, wanted: string): string | null {
  for (const [, name = '', double, single] of inner.matchAll(/\s([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    if (bare(name) === wanted) return decoded(double ?? single ?? '');
  return null;
}
