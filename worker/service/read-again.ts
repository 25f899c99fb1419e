import { AppError } from './error'

/**
 * Runs a verb; when another write was faster, once more: the second reading finds what the other has made of it and gives
 * the true refusal in place of CONFLICT. The one extra pair of round trips that the rule allows.
 */
export async function readAgain<T>(verb: () => Promise<T>): Promise<T> {
  try {
    return await verb()
  } catch (error) {
    if (error instanceof AppError && error.code === 'CONFLICT') return verb()
    throw error
  }
}
