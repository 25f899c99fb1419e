import * as rating from '../../../shared/contract/rating'
import { countRatings } from '../../service/rating/count-ratings'
import { listDepartmentRatings } from '../../service/rating/list-department-ratings'
import { listRatings } from '../../service/rating/list-ratings'
import { listVisitsAtWindow } from '../../service/rating/list-visits-at-window'
import { rateApplication } from '../../service/rating/rate-application'
import { rateVisit } from '../../service/rating/rate-visit'
import { readApplicationToRate } from '../../service/rating/read-application-to-rate'
import { readVisitToRate } from '../../service/rating/read-visit-to-rate'
import { bind, type Route } from '../route'

export const ratingRoutes: readonly Route[] = [
  bind(rating.readVisitToRate, readVisitToRate),
  bind(rating.listVisitsAtWindow, listVisitsAtWindow),
  bind(rating.rateVisit, rateVisit),
  bind(rating.readApplicationToRate, readApplicationToRate),
  bind(rating.rateApplication, rateApplication),
  bind(rating.listRatings, listRatings),
  bind(rating.listDepartmentRatings, listDepartmentRatings),
  bind(rating.countRatings, countRatings),
]
