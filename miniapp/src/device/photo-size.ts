/** A page of A4 stays readable at this many pixels; more only costs the person's data. */
export const LONGEST_EDGE = 2000
/** JPEG quality, 0 to 100. */
export const QUALITY = 80

/** @returns the size of a picture within `edge`, never larger than it is */
export function fitWithin(width: number, height: number, edge: number): { width: number; height: number } {
  const scale = Math.min(1, edge / Math.max(width, height, 1))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
