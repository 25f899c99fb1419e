/** A place in degrees; of which coordinate system is said by whoever hands it over. */
export interface Place {
  latitude: number
  longitude: number
}

/** Of the ellipsoid of Krasovsky 1940: half the great axis in metres, and the square of its eccentricity. */
const HALF_AXIS = 6_378_245
const ECCENTRICITY = 0.006_693_421_622_965_943

/** Outside of this box, roughly mainland China, maps use what satellites say. */
const isInside = ({ latitude, longitude }: Place): boolean =>
  longitude >= 72.004 && longitude <= 137.8347 && latitude >= 0.8293 && latitude <= 55.8271

/** What both shifts have in common. */
const wave = (x: number): number => (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * (2 / 3)

function north(x: number, y: number): number {
  const near = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x)) + wave(x)
  const middle = 20 * Math.sin(y * Math.PI) + 40 * Math.sin((y / 3) * Math.PI)
  const far = 160 * Math.sin((y / 12) * Math.PI) + 320 * Math.sin((y * Math.PI) / 30)
  return near + (middle + far) * (2 / 3)
}

function east(x: number, y: number): number {
  const near = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) + wave(x)
  const middle = 20 * Math.sin(x * Math.PI) + 40 * Math.sin((x / 3) * Math.PI)
  const far = 150 * Math.sin((x / 12) * Math.PI) + 300 * Math.sin((x / 30) * Math.PI)
  return near + (middle + far) * (2 / 3)
}

/**
 * @returns a place in GCJ-02, as every map of mainland China draws it, from WGS-84, as satellites and browsers say it.
 * GCJ-02 is not published; this is the series that is commonly used for it, right to about a metre. Some 500 m apart,
 * the two would name the wrong service point as the nearest one.
 */
export function gcj02Of(place: Place): Place {
  if (!isInside(place)) return place
  const { latitude, longitude } = place
  const radians = (latitude / 180) * Math.PI
  const flattening = 1 - ECCENTRICITY * Math.sin(radians) ** 2
  const root = Math.sqrt(flattening)
  const [x, y] = [longitude - 105, latitude - 35]
  const perDegreeNorth = ((HALF_AXIS * (1 - ECCENTRICITY)) / (flattening * root)) * (Math.PI / 180)
  const perDegreeEast = (HALF_AXIS / root) * Math.cos(radians) * (Math.PI / 180)
  return { latitude: latitude + north(x, y) / perDegreeNorth, longitude: longitude + east(x, y) / perDegreeEast }
}
