/** SHA-256 in lower-case hex. WeChat has no WebCrypto; a browser uses its own (hash.h5.ts). */
export { sha256 as hash } from './sha256'
