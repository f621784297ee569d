// Where the person is, asked only when she taps for it.

export type Coordinate = { lat: number; lon: number };

const PATIENCE_MS = 15_000;
// Five decimals are about a metre; more would only pretend.
const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

/** The phone's coordinate; undefined where refused, impossible or too slow. */
export function whereAmI(): Promise<Coordinate | undefined> {
  return new Promise((resolve) => {
    if (!('geolocation' in navigator)) resolve(undefined);
    else
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => resolve({ lat: rounded(coords.latitude), lon: rounded(coords.longitude) }),
        () => resolve(undefined),
        { timeout: PATIENCE_MS, maximumAge: 60_000, enableHighAccuracy: true },
      );
  });
}
