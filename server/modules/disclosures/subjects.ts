import type { By } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';

/** What became of an objection to something a module published. */
export interface Objected {
  readonly disclosureId: string;
  readonly objectionId: string;
  readonly step: 'raised' | 'answered' | 'found';
  /** upheld, partly, rejected of an answer; wrong, right of a finding. */
  readonly verdict: string | null;
}

/** What disclosures of a module belong to. */
export interface DisclosureSubject {
  /** `<module>.<what>` or a word of one's own: stays with what is published. */
  readonly type: string;
  /** Place of its word in i18n: `proposals.subject`. */
  readonly words: string;
  /** Page of the phone that shows it to anybody; null: none. */
  readonly page: (subjectId: string, jurisdictionCode: string) => string | null;
  /** Learns of objections, in the transaction that writes them. */
  readonly objection?: (tx: Tx, by: By, subjectId: string, objected: Objected) => Promise<void>;
  /** Learns, once, that the period of something it published is over; in the transaction that notes it, within an hour of the day's end. */
  readonly over?: (tx: Tx, by: By, subjectId: string, disclosureId: string) => Promise<void>;
}

export interface Subjects {
  add(subject: DisclosureSubject): void;
  of(type: string | null): DisclosureSubject | null;
}
export const createSubjects = (): Subjects => {
  const known = new Map<string, DisclosureSubject>();
  return {
    add: (subject) => {
      if (known.has(subject.type)) throw new Error(`two modules publish about ${subject.type}`);
      known.set(subject.type, subject);
    },
    of: (type) => (type === null ? null : (known.get(type) ?? null)),
  };
};
