const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/**
 * A key for one wish of one person ("book this time"): make it when the page opens or the choice changes, and send it
 * with every attempt. It is no secret; it only has to differ from the person's other keys.
 */
export function newKey(): string {
  let key = Date.now().toString(36)
  while (key.length < 24) key += ALPHABET.charAt(Math.floor(Math.random() * ALPHABET.length))
  return key
}
