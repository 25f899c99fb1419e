import { type Day, isDay } from './time'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'

/** The 18th character for the first 17 digits: ISO 7064 MOD 11-2 as in GB 11643-1999. Reads the first 17 characters only. */
export function checkCharacter(digits: string): string {
  let sum = 0
  WEIGHTS.forEach((weight, index) => {
    sum += weight * Number(digits.charAt(index))
  })
  return CHECK_CHARACTERS.charAt(sum % 11)
}

/** The birth date in characters 7–14 as a day, or null when it is no real date of 1800–2099. */
export function birthDay(number: string): Day | null {
  const day = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  return /^(18|19|20)/.test(day) && isDay(day) ? day : null
}
