import * as rating from '../../../shared/contract/rating'
import { listRatings } from '../../service/rating/list-ratings'
import { listVisitsAtWindow } from '../../service/rating/list-visits-at-window'
import { rateVisit } from '../../service/rating/rate-visit'
import { readVisitToRate } from '../../service/rating/read-visit-to-rate'
import { bind, type Route } from '../route'

export const ratingRoutes: readonly Route[] = [
  bind(rating.readVisitToRate, readVisitToRate),
  bind(rating.listVisitsAtWindow, listVisitsAtWindow),
  bind(rating.rateVisit, rateVisit),
  bind(rating.listRatings, listRatings),
]
