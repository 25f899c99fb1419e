import { isSame, type Signer } from '../../adapter/token'

const PURPOSE = 'rate-application'

/**
 * What opens the rating of an application that was received at the counter from somebody without an account: shown to
 * them as a QR code at the window. It never changes and opens nothing else.
 */
export const ratingCode = (signer: Signer, applicationId: string): Promise<string> =>
  signer.sign(PURPOSE, applicationId)

/** Whether this hall made the code for this application. */
export async function isRatingCode(signer: Signer, applicationId: string, code: string): Promise<boolean> {
  return isSame(await ratingCode(signer, applicationId), code)
}
