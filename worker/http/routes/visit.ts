import {
  checkInByHand as checkInByHandEndpoint,
  checkIn as checkInEndpoint,
  finishVisit as finishVisitEndpoint,
  markNoShow as markNoShowEndpoint,
  readToday as readTodayEndpoint,
  revealContact as revealContactEndpoint,
  startVisit as startVisitEndpoint,
} from '../../../shared/contract/visit'
import { checkIn } from '../../service/visit/check-in'
import { checkInByHand } from '../../service/visit/check-in-by-hand'
import { finishVisit } from '../../service/visit/finish-visit'
import { markNoShow } from '../../service/visit/mark-no-show'
import { readToday } from '../../service/visit/read-today'
import { revealContact } from '../../service/visit/reveal-contact'
import { startVisit } from '../../service/visit/start-visit'
import { bind, type Route } from '../route'

/** What the hall's people do with an appointment. */
export const visitRoutes: readonly Route[] = [
  bind(readTodayEndpoint, readToday),
  bind(checkInEndpoint, checkIn),
  bind(checkInByHandEndpoint, checkInByHand),
  bind(startVisitEndpoint, startVisit),
  bind(finishVisitEndpoint, finishVisit),
  bind(markNoShowEndpoint, markNoShow),
  bind(revealContactEndpoint, revealContact),
]
