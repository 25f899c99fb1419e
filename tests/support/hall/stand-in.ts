import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { identityStandin } from '../../../worker/adapter/standin/identity'
import type { Standin } from '../../../worker/adapter/standin/sent'
import { smsStandin } from '../../../worker/adapter/standin/sms'
import { wechatStandin } from '../../../worker/adapter/standin/wechat'
import type { TestClock } from './clock'
import { providers } from './environment'

/**
 * What can go wrong on the way to a provider. `down`: the connection breaks off. `silent`: no answer, ever.
 * `failing`: status 502. `nonsense`: a page in place of JSON. `lost`: it does its work, and the answer gets lost.
 */
export type NetworkFault = 'down' | 'silent' | 'failing' | 'nonsense' | 'lost'

export interface Door {
  /** From now on every request meets this fault; null mends it. */
  breakNetwork(fault: NetworkFault | null): void
  /** Requests so far, answered or not. */
  requests(): number
}

export interface ServedStandin {
  url: string
  door: Door
  close(): Promise<void>
}

/** Puts a stand-in behind a port of this machine, so that both targets reach it over real HTTP. */
export async function serveStandin(standin: Pick<Standin, 'fetch'>): Promise<ServedStandin> {
  const listener = getRequestListener((request) => standin.fetch(request))
  let fault: NetworkFault | null = null
  let requests = 0

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    requests++
    if (fault === 'down') request.socket.destroy()
    else if (fault === 'failing') response.writeHead(502).end()
    else if (fault === 'nonsense') response.writeHead(200, { 'content-type': 'text/html' }).end('<html>维护中</html>')
    else if (fault === 'lost') await listener(request, deaf(response))
    else if (fault !== 'silent') await listener(request, response)
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The stand-in has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    door: {
      breakNetwork(next) {
        fault = next
      },
      requests: () => requests,
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The providers of a hall under test, reached over HTTP: what they delivered, and switches to break them. */
export async function serveProviders(clock: TestClock) {
  const wechat = wechatStandin({ ...providers.wechat, clock: clock.now })
  const sms = smsStandin({ ...providers.sms, clock: clock.now })
  const served = {
    wechat: await serveStandin(wechat),
    sms: await serveStandin(sms),
    identity: await serveStandin(identityStandin(providers.identity)),
  }
  return {
    wechat: { ...wechat, ...served.wechat.door },
    sms: { ...sms, ...served.sms.door },
    identity: served.identity.door,
    urls: { wechat: served.wechat.url, sms: served.sms.url, identity: served.identity.url },
    async close() {
      await Promise.all(Object.values(served).map((one) => one.close()))
    },
  }
}

/** The same response, but its connection breaks off where the answer would be written. */
function deaf(response: ServerResponse): ServerResponse {
  response.writeHead = () => {
    response.destroy()
    return response
  }
  return response
}
