import { shanghai } from './clock'

/** Monday 14 September 2026, 08:30 in Shanghai: an ordinary week, and the worked Sunday of 20 September ahead. */
export const OPENING = shanghai('2026-09-14 08:30')
