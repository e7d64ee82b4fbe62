import { Dexie, type EntityTable, liveQuery } from 'dexie';
import { useEffect, useState } from 'react';
import type { ActBody, ReportBody, UploadedPhoto } from '#contract/cases/api.ts';
import type { Answers } from '#contract/kernel/form/schema.ts';
import type { PinLock } from '../session/vault.ts';

/** A photo chosen on this device. `uploaded` is set once the server has it, for the account that sent it. */
export interface LocalPhoto {
  key: string;
  blob: Blob;
  /** It is as the camera made it: it is prepared before it is sent. */
  raw?: boolean;
  uploaded: (UploadedPhoto & { owner: string }) | null;
  /** What a document is called; photos have no name. */
  name?: string;
  /** It has been on its way: the server may have a part of it. */
  begun?: boolean;
  /** The name under which it is sent, where that is no longer its key. */
  sentAs?: string;
  /** The question it answers, `<key of the questions>.<question>`; absent: it belongs to the report or act itself, unless its key stands in the body. */
  answers?: string;
}

/** Where the reporter says it is. `name` is what the screen shows; places kept by earlier versions lack what is optional. */
export interface Place {
  kind: 'here' | 'photo' | 'map' | 'area' | 'words' | 'code';
  point: { lon: number; lat: number } | null;
  /** Metres by which a measured point may be wrong. */
  accuracy?: number | null;
  /** Metres by which the point lies outside the area it was given to. */
  metres?: number | null;
  /** Code of the area that was found. */
  foundCode?: string | null;
  areaCode: string | null;
  name: string;
  /** Boundaries are missing, so that the point tells no community: one has to be chosen or named as well. */
  vague?: boolean;
}

/** The one unfinished report of this device. Its `id` stays the same from the first letter to the last retry. */
export interface Draft {
  key: 'report';
  id: string;
  text: string;
  photos: LocalPhoto[];
  place: Place | null;
  placeText: string;
  categoryCode: string | null;
  anonymous: boolean;
  /** Answers to extra questions, by the key of the questions (`questions-for.ts`); drafts of earlier versions have none. */
  answers?: Record<string, Answers>;
  /** When the first of it was written or taken, in ms; nothing while it is empty. */
  begunAt?: number | null;
}

/** Where something written for a page of a module goes, and what it is. */
export interface Written {
  /** Address with its parameters filled in, and what every success holds at its top. */
  path: string;
  answers: readonly string[];
  /** What was done, in words. */
  what: string;
  /** First key of the queries that show it. */
  renews: string;
  /** Address of the page it belongs to. */
  page: string;
  /** The body has an `act`: it is told at each sending what the phone's clock says then. */
  acted?: boolean;
  /** Id of what it makes or changes: a later one about the same waits until the earlier has arrived. */
  subject?: string;
}

/** One thing waiting to be sent: a report, an act on a case, or what another module's page writes. `body` lacks only what `bodyOf` adds. */
export interface OutboxItem {
  id: string;
  kind: 'report' | 'act' | 'written';
  /** Account it was written under; null when nobody was signed in. It is never sent under another account. */
  owner: string | null;
  caseId: string | null;
  title: string;
  body: Omit<ReportBody, 'photoIds'> | Omit<ActBody, 'photoIds'> | { id: string };
  /** Of what is `written`. */
  written?: Written;
  /** The place as the form showed it; null for acts. */
  place: Place | null;
  photos: LocalPhoto[];
  /** `conflict`: somebody else was faster, and `theirs` is what the server told with its refusal. */
  state: 'waiting' | 'refused' | 'conflict' | 'needs_session';
  message: string | null;
  code: string | null;
  theirs?: Readonly<Record<string, unknown>> | null;
  createdAt: number;
}

/** Something that has arrived, listed for a day. What was written in it is gone from this device. */
export interface Sent {
  id: string;
  owner: string;
  /** What it was, in words, and what it was about. */
  what: string;
  title: string;
  /** Address of the page it belongs to. */
  page: string | null;
  at: number;
}

/** An unfinished act on a case, of one account. Its `id` stays until it was handed over. */
export interface ActDraft {
  key: string;
  id: string;
  words: string;
  photos: LocalPhoto[];
  /** What it asks for besides words and photos, by name. */
  fields: Readonly<Record<string, unknown>>;
  at: number;
}

/** Lists and cases kept for reading without a network; emptied on sign-out. */
interface Kept {
  key: string;
  data: unknown;
  at: number;
}

/** An account this phone is bound to. Its outbox is sent without a session, by a key that cannot be taken out of the browser. */
export interface BoundPhone {
  accountId: string;
  deviceId: string;
  /** Masked: 王**. */
  name: string;
  /** Whoever uses the phone now. */
  current: boolean;
  key: CryptoKey;
  /** Null: too many PINs were wrong, or the server unbound the phone; what was kept for reading is gone. */
  lock: PinLock | null;
  /** PINs tried since the last right one. */
  wrong: number;
}

class Store extends Dexie {
  drafts!: EntityTable<Draft, 'key'>;
  outbox!: EntityTable<OutboxItem, 'id'>;
  kept!: EntityTable<Kept, 'key'>;
  acts!: EntityTable<ActDraft, 'key'>;
  bound!: EntityTable<BoundPhone, 'accountId'>;
  sent!: EntityTable<Sent, 'id'>;
  constructor() {
    super('linli');
    this.version(1).stores({ drafts: 'key', outbox: 'id, caseId, createdAt', kept: 'key' });
    this.version(2).stores({ acts: 'key, at' });
    this.version(3).stores({ bound: 'accountId' });
    this.version(4).stores({ sent: 'id, at' });
  }
}
export const store = new Store();

/** Follows a question to the device's store (always the same function); undefined until the first answer, and where the browser has no store. */
export const useStored = <T>(ask: () => Promise<T>): T | undefined => {
  const [value, setValue] = useState<T>();
  useEffect(() => {
    const following = liveQuery(ask).subscribe({ next: setValue, error: () => setValue(undefined) });
    return () => following.unsubscribe();
  }, [ask]);
  return value;
};
