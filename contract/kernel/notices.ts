/** Ways a notice reaches a person beside the inbox, which always has it. */
export const channels = ['push', 'email', 'sms'] as const;
export type Channel = (typeof channels)[number];

/** One kind of notice as its module declares it in `contract/<module>/notices.ts`. Words: `<module>.notices.<what>` in `i18n`. */
export interface NoticeKind {
  /** Channels it takes unless a person chooses otherwise. */
  readonly channels: readonly Channel[];
  /** Passes quiet hours and the daily digest. */
  readonly urgent?: true;
  /** Only people with a post ever get it, so only they are asked about it. */
  readonly staff?: true;
  /** The page it leads to, `:subject` for what it is about; below `/console/` for pages of the console alone. */
  readonly page: string;
}

/** Declares the kinds of a module by `<module>.<what>`; keeps their names. */
export const noticeKinds = <K extends string>(kinds: Record<K, NoticeKind>): Record<K, NoticeKind> => kinds;
