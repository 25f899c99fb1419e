import * as appointment from '../../../shared/contract/appointment'
import { bookAppointment } from '../../service/appointment/book-appointment'
import { cancelAppointment } from '../../service/appointment/cancel-appointment'
import { changeAppointment } from '../../service/appointment/change-appointment'
import { listAppointments } from '../../service/appointment/list-appointments'
import { readAppointment } from '../../service/appointment/read-appointment'
import { readPass } from '../../service/appointment/read-pass'
import { bind, type Route } from '../route'

export const appointmentRoutes: readonly Route[] = [
  bind(appointment.bookAppointment, bookAppointment),
  bind(appointment.listAppointments, listAppointments),
  bind(appointment.readAppointment, readAppointment),
  bind(appointment.cancelAppointment, cancelAppointment),
  bind(appointment.changeAppointment, changeAppointment),
  bind(appointment.readPass, readPass),
]
