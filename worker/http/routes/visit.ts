import * as visit from '../../../shared/contract/visit'
import { bookByTelephone } from '../../service/appointment/book-by-telephone'
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
  bind(visit.readToday, readToday),
  bind(visit.checkIn, checkIn),
  bind(visit.checkInByHand, checkInByHand),
  bind(visit.startVisit, startVisit),
  bind(visit.finishVisit, finishVisit),
  bind(visit.markNoShow, markNoShow),
  bind(visit.bookByTelephone, bookByTelephone),
  bind(visit.revealContact, revealContact),
]
