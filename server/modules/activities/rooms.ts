import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Tx } from '#kernel/db.ts';

/** Rooms as the module that keeps them lends them to activities: what is kept for one cannot be booked by anybody else at that time. */
export interface RoomKeeper {
  /** Rooms that can be kept for activities of an area. */
  choices(tx: Tx, viewer: Viewer, areaPath: string): Promise<{ id: string; name: string }[]>;
  /** Keeps a room while an activity lasts. @throws activities.room_taken */
  occupy(
    tx: Tx,
    viewer: Viewer,
    kept: { readonly activityId: string; readonly roomId: string; readonly title: string; readonly from: Date; readonly until: Date },
  ): Promise<void>;
  /** Gives up what was kept for an activity. */
  release(tx: Tx, viewer: Viewer, activityId: string): Promise<void>;
}

/** Where the module that keeps rooms makes itself known. Without one there are none to choose from. */
export interface Rooms {
  provide(keeper: RoomKeeper): void;
  readonly keeper: RoomKeeper;
}

export const createRooms = (): Rooms => {
  let keeper: RoomKeeper = { choices: async () => [], occupy: async () => undefined, release: async () => undefined };
  return {
    provide: (given) => {
      keeper = given;
    },
    get keeper() {
      return keeper;
    },
  };
};
