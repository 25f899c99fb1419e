import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { openHall } from '../../worker/command/hall'
import { deadlineSweepJob } from '../../worker/job/deadline-sweep'
import { RowFaults } from '../../worker/job/row-faults'
import { Context } from '../../worker/service/context'

/** One run of the sweep without the lease of the runner: two of these at once are two processes that know nothing of each other. */
const hall = await openHall(process.env)
const delay = monitorEventLoopDelay({ resolution: 5 })
process.send?.('begun')
delay.enable()
const cpu = process.cpuUsage()
const started = performance.now()
const context = Context.system(hall.deps, 'deadline-sweep', Date.now())
const faults = new RowFaults(context, 'deadline-sweep')
await deadlineSweepJob.run(context, faults.each)
const ms = performance.now() - started
delay.disable()
const { user, system } = process.cpuUsage(cpu)

hall.close()
process.send?.({ ms, cpuMs: (user + system) / 1000, delayP99: delay.percentile(99) / 1e6 }, () => process.exit(0))
