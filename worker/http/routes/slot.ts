import * as slot from '../../../shared/contract/slot'
import { holdSlot } from '../../service/slot/hold-slot'
import { listDays } from '../../service/slot/list-days'
import { listSlots } from '../../service/slot/list-slots'
import { releaseHold } from '../../service/slot/release-hold'
import { joinWaitlist } from '../../service/waitlist/join-waitlist'
import { leaveWaitlist } from '../../service/waitlist/leave-waitlist'
import { listWaitlist } from '../../service/waitlist/list-waitlist'
import { bind, type Route } from '../route'

export const slotRoutes: readonly Route[] = [
  bind(slot.listDays, listDays),
  bind(slot.listSlots, listSlots),
  bind(slot.holdSlot, holdSlot),
  bind(slot.releaseHold, releaseHold),
  bind(slot.joinWaitlist, joinWaitlist),
  bind(slot.listWaitlist, listWaitlist),
  bind(slot.leaveWaitlist, leaveWaitlist),
]
