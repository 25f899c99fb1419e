import * as contract from '../../../shared/contract/supervision'
import { answerUrge } from '../../service/supervision/answer-urge'
import { cancelCard } from '../../service/supervision/cancel-card'
import { changeThresholds, readThresholds } from '../../service/supervision/change-thresholds'
import { countLights } from '../../service/supervision/count-lights'
import { explainCard } from '../../service/supervision/explain-card'
import { listCards } from '../../service/supervision/list-cards'
import { listLate } from '../../service/supervision/list-late'
import { listOwnUrges, listUrges } from '../../service/supervision/list-urges'
import { urge } from '../../service/supervision/urge'
import { bind, type Route } from '../route'

/** 电子监察: lights, cards and 督办. */
export const supervisionRoutes: readonly Route[] = [
  bind(contract.readThresholds, readThresholds),
  bind(contract.changeThresholds, changeThresholds),
  bind(contract.countLights, countLights),
  bind(contract.listLate, listLate),
  bind(contract.listCards, listCards),
  bind(contract.explainCard, explainCard),
  bind(contract.cancelCard, cancelCard),
  bind(contract.urge, urge),
  bind(contract.answerUrge, answerUrge),
  bind(contract.listMyUrges, listOwnUrges),
  bind(contract.listUrges, listUrges),
]
