/*
 * What no covenant may say: seven ministries (民政部等七部门《关于做好村规民约和居民公约工作的指导意见》, December 2018) have covenants work by what people
 * agree to and by their good name, and let them take nothing away by force. Pure; server and editor share it.
 */

/** Words that punish or take away. */
const forbidden: readonly RegExp[] = [
  /罚款/gu,
  /罚金/gu,
  /(?:处以|处|缴纳|交纳|收取)[^，。；、]{0,8}(?:违约金|滞纳金)/gu,
  /没收/gu,
  /扣(?:除(?!(?:合理|必要)?(?:的)?(?:成本|费用))|发|减|缴|罚|留|押|钱|分)/gu,
  /(?:停止|停|断|切断)(?:供)?(?:水|电|气|暖)/gu,
  /(?:拖走|拖离|锁车|砸|扒房|强拆|强制拆除|强制搬)/gu,
  /(?:取消|停发|不予发放|不再享受|不得享受)[^，。；]{0,12}(?:资格|待遇|福利|补贴|补助|低保|分红|选举权)/gu,
  /(?:不予|不得|拒绝|暂停|停止)(?:为其)?(?:办理|开具|出具)/gu,
  /(?:公开|张榜|通报)[^，。；]{0,6}(?:曝光|示众|批斗)|曝光/gu,
  /(?:驱逐|赶出|除名|开除)/gu,
  /强制/gu,
];
/** What an article says it does not do: 不罚款、不得扣押. */
const denied = /(?:不|不得|不设|不以|不再|不准|禁止|严禁|严禁以|不搞|不能|没有|无权|无)[^，。；]{0,4}$/u;
/** The law acts by those whom it names, not by the covenant: 由城管部门依法处以罚款. */
const byLaw = /依法|部门|机关|法律|法规|法院/u;

/** A word of an article that punishes, and the sentence it stands in. */
export interface Penalty {
  readonly key: string;
  /** Number of the article, from one. */
  readonly article: number;
  readonly word: string;
  readonly sentence: string;
}

/** Every word of articles by which a covenant would punish by force. */
export const penaltiesIn = (articles: readonly { readonly key: string; readonly text: string }[]): Penalty[] =>
  articles.flatMap(({ key, text }, i) =>
    text.split(/(?<=[。；\n])/u).flatMap((sentence) => {
      if (/依法/u.test(sentence) && byLaw.test(sentence.replaceAll('依法', ''))) return [];
      return forbidden.flatMap((pattern) =>
        Array.from(sentence.matchAll(pattern)).flatMap((found) => {
          const before = sentence.slice(0, found.index);
          // what refuses to issue papers begins with its own denial
          if (denied.test(before)) return [];
          return [{ key, article: i + 1, word: found[0], sentence: sentence.trim() }];
        }),
      );
    }),
  );
