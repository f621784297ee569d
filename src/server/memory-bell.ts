// The doorbell inside one process: many rings become at most four a second per area.
import type { AreaId } from '../domain/ids.ts';
import type { Bell } from './ports.ts';

/** Time between two rings of an area, in ms. */
const PAUSE = 250;

type Door = { readonly heard: Set<() => void>; timer: NodeJS.Timeout | undefined; again: boolean };

export function memoryBell(pause = PAUSE): Bell {
  const doors = new Map<AreaId, Door>();

  function ring(door: Door): void {
    if (door.timer !== undefined) {
      door.again = true;
      return;
    }
    for (const heard of door.heard) heard();
    door.timer = setTimeout(() => {
      const again = door.again;
      door.timer = undefined;
      door.again = false;
      if (again) ring(door);
    }, pause);
    door.timer.unref();
  }

  return {
    ring: (areaId) => {
      const door = doors.get(areaId);
      if (door !== undefined) ring(door);
    },
    listen: (areaId, heard) => {
      const door = doors.get(areaId) ?? { heard: new Set(), timer: undefined, again: false };
      doors.set(areaId, door);
      door.heard.add(heard);
      return () => {
        door.heard.delete(heard);
        if (door.heard.size === 0 && doors.get(areaId) === door) doors.delete(areaId);
      };
    },
    listeners: (areaId) => doors.get(areaId)?.heard.size ?? 0,
  };
}
