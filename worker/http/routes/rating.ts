import {
  listRatings as listRatingsEndpoint,
  listVisitsAtWindow as listVisitsAtWindowEndpoint,
  rateVisit as rateVisitEndpoint,
  readVisitToRate as readVisitToRateEndpoint,
} from '../../../shared/contract/rating'
import { listRatings } from '../../service/rating/list-ratings'
import { listVisitsAtWindow } from '../../service/rating/list-visits-at-window'
import { rateVisit } from '../../service/rating/rate-visit'
import { readVisitToRate } from '../../service/rating/read-visit-to-rate'
import { bind, type Route } from '../route'

export const ratingRoutes: readonly Route[] = [
  bind(readVisitToRateEndpoint, readVisitToRate),
  bind(listVisitsAtWindowEndpoint, listVisitsAtWindow),
  bind(rateVisitEndpoint, rateVisit),
  bind(listRatingsEndpoint, listRatings),
]
