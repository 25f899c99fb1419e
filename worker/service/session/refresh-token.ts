import type { Signer } from '../../adapter/token'
import type { Context } from '../context'

const TOKEN = /^([1-9A-Za-z]{20})\.([1-9A-Za-z]{40})\.([\w-]{22})$/
const PURPOSE = 'refresh'

/** A refresh token: its session, a random part, and our signature over both. */
export async function makeRefreshToken(context: Context, sessionId: string): Promise<string> {
  const text = `${sessionId}.${context.id()}${context.id()}`
  return `${text}.${await context.deps.signer.sign(PURPOSE, text)}`
}

/**
 * @returns the session of a token that we made, however old, or null. A token that was made up must not be able to end
 * someone's session as a reused one would.
 */
export async function sessionIdOf(signer: Signer, token: string): Promise<string | null> {
  const match = TOKEN.exec(token)
  if (!match) return null
  const [, sessionId = '', random = '', signature = ''] = match
  return same(await signer.sign(PURPOSE, `${sessionId}.${random}`), signature) ? sessionId : null
}

/** Compares two signatures in a time that does not depend on where they differ. */
function same(left: string, right: string): boolean {
  let difference = left.length ^ right.length
  for (let index = 0; index < left.length; index++) difference |= left.charCodeAt(index) ^ right.charCodeAt(index)
  return difference === 0
}
