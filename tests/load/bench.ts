import { rmSync } from 'node:fs'
import { benchApprovers } from './bench-approvers'
import { benchCases } from './cases'
import { benchClaim } from './claim'
import { benchTap } from './jitless'
import { benchReads } from './read'
import { finish, say } from './report'
import { benchRush } from './rush'
import { benchRushOnWorkerd } from './rush-workerd'
import { seed } from './seed'
import { benchSizes } from './size'
import { benchSweep } from './sweep'

/** The figures of the product, side by side in one run. A missed goal makes the run fail. */
const PLACES = 200

const claims = await seed(3000, 20, 6000)
await benchClaim(claims)
await benchReads(claims)
rmSync(claims.folder, { recursive: true, force: true })

const crowd = await seed(2000, 20, PLACES)
await benchRush(crowd, PLACES)
await benchRushOnWorkerd(crowd, PLACES)
rmSync(crowd.folder, { recursive: true, force: true })

await benchSweep()
await benchCases()
await benchApprovers()
await benchTap()
await benchSizes()
say('')
process.exitCode = finish() ? 0 : 1
