import * as session from '../../../shared/contract/session'
import { byPhone } from '../../service/session/by-phone'
import { byWechat } from '../../service/session/by-wechat'
import { confirmPhone } from '../../service/session/confirm-phone'
import { listDevices } from '../../service/session/list-devices'
import { logout } from '../../service/session/logout'
import { logoutEverywhere } from '../../service/session/logout-everywhere'
import { refresh } from '../../service/session/refresh'
import { removeDevice } from '../../service/session/remove-device'
import { requestCode } from '../../service/session/request-code'
import { bind, type Route } from '../route'

export const sessionRoutes: readonly Route[] = [
  bind(session.requestLoginCode, requestCode),
  bind(session.loginByPhone, byPhone),
  bind(session.loginByWechat, byWechat),
  bind(session.confirmPhone, confirmPhone),
  bind(session.refreshSession, refresh),
  bind(session.logout, logout),
  bind(session.logoutEverywhere, logoutEverywhere),
  bind(session.listDevices, listDevices),
  bind(session.removeDevice, removeDevice),
]
