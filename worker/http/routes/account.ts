import * as account from '../../../shared/contract/account'
import { readChecklistState, saveChecklistState } from '../../../shared/contract/appointment'
import { addParty } from '../../service/account/add-party'
import { changeMe } from '../../service/account/change-me'
import { readChecklists } from '../../service/account/checklists'
import { deleteMe } from '../../service/account/delete-me'
import { exportMe } from '../../service/account/export-me'
import { readMe } from '../../service/account/read-me'
import { removeParty } from '../../service/account/remove-party'
import { saveChecklist } from '../../service/account/save-checklist'
import { objectToBan } from '../../service/objection/object-to-ban'
import { bind, type Route } from '../route'

export const accountRoutes: readonly Route[] = [
  bind(account.readMe, readMe),
  bind(account.changeMe, changeMe),
  bind(account.addParty, addParty),
  bind(account.removeParty, removeParty),
  bind(account.exportMe, exportMe),
  bind(account.deleteMe, deleteMe),
  bind(account.objectToBan, objectToBan),
  bind(readChecklistState, readChecklists),
  bind(saveChecklistState, saveChecklist),
]
