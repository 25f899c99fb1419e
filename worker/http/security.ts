/** HTTPS is remembered for half a year; over plain HTTP the header means nothing and is left out. */
const HSTS = 'max-age=15552000; includeSubDomains'

const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
}

const policy = (...rules: string[]): string => rules.join('; ')

/** What an answer is: JSON, one of our own plain pages, or the phone's pages in a browser. */
export type Surface = 'api' | 'page' | 'h5'
export type HeaderList = Readonly<Record<string, string>>

const HEADERS: Readonly<Record<Surface, HeaderList>> = {
  // JSON is never a document: nothing in it may run, load or be framed.
  api: { ...EVERYWHERE, 'content-security-policy': policy("default-src 'none'", "frame-ancestors 'none'") },
  // Documentation and demo desk: style and script from files of this origin only.
  page: {
    ...EVERYWHERE,
    'content-security-policy': policy(
      "default-src 'none'",
      "style-src 'self'",
      "script-src 'self'",
      "connect-src 'self'",
      "img-src 'self' data:",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ),
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  },
  // The kit sets style elements at run time; the pages ask for the place (nearest point) and the camera (check-in).
  h5: {
    ...EVERYWHERE,
    'content-security-policy': policy(
      "default-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "font-src 'self' data:",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ),
    'permissions-policy': 'camera=(self), geolocation=(self), microphone=()',
  },
}

const withHsts = (headers: HeaderList): HeaderList => ({ ...headers, 'strict-transport-security': HSTS })
const OVER_HTTPS: Readonly<Record<Surface, HeaderList>> = {
  api: withHsts(HEADERS.api),
  page: withHsts(HEADERS.page),
  h5: withHsts(HEADERS.h5),
}

/** The security headers of an answer. HSTS goes out when the person reached us over HTTPS, through a proxy too. */
export function securityHeaders(surface: Surface, request: Request): HeaderList {
  // A made-up header here reaches only its maker's own browser.
  const isHttps = request.headers.get('x-forwarded-proto') === 'https' || request.url.startsWith('https:')
  return (isHttps ? OVER_HTTPS : HEADERS)[surface]
}
