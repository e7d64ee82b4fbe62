import { LRUCache } from 'lru-cache';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { systemAccess } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { type PlaceRef, readPlaces } from './store/places.ts';

/** All existing places of one jurisdiction in memory, by area. A new list whenever one of them changes. */
export interface PlaceBooks {
  of(jurisdictionId: string): Promise<readonly PlaceRef[]>;
}

/** Live channel that carries the jurisdiction whose places changed: `{ jurisdictionId }`. */
export const placesChannel = 'places';
/** Places a process keeps in memory over all jurisdictions, about 400 bytes each. */
const mostPlaces = 200_000;

/** Books by jurisdiction, read on first use, after each change and on each new day: a closing may come into force. */
export const createPlaceBooks = (kernel: Kernel): PlaceBooks => {
  const books = new LRUCache<string, { day: string; size: number; places: Promise<readonly PlaceRef[]> }>({
    max: 200,
    maxSize: mostPlaces,
    sizeCalculation: ({ size }) => Math.min(Math.max(1, size), mostPlaces),
  });
  kernel.relay.on('territory.place_books', 'territory.places_changed', (_, jurisdictionId) =>
    kernel.live.publish(placesChannel, { jurisdictionId }),
  );
  kernel.live.subscribe(placesChannel, (payload) => void books.delete((payload as { jurisdictionId: string }).jurisdictionId));
  kernel.live.onGap(() => books.clear());

  return {
    of: (jurisdictionId) => {
      const day = shanghaiDay(kernel.clock.now());
      const held = books.get(jurisdictionId);
      if (held?.day === day) return held.places;
      const book = { day, size: 1, places: kernel.db.read(systemAccess(jurisdictionId), (tx) => readPlaces(tx, day)) };
      books.set(jurisdictionId, book);
      book.places.then(
        ({ length }) => books.peek(jurisdictionId) === book && books.set(jurisdictionId, Object.assign(book, { size: length })),
        () => books.peek(jurisdictionId) === book && books.delete(jurisdictionId),
      );
      return book.places;
    },
  };
};
