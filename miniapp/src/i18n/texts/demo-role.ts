import { texts } from '../texts'

/** What the people of the demonstration are. */
export const demoRole = texts(
  'demo-role',
  {
    resident: '来办事的人',
    clerk: '窗口工作人员',
    reviewer: '部门审查员',
    approver: '部门首席代表',
    inspector: '现场踏勘员',
    issuer: '出件窗口',
    kiosk: '大厅自助签到机',
    supervisor: '值班主任',
    admin: '管理员',
  },
  {
    resident: 'Resident',
    clerk: 'Window clerk',
    reviewer: 'Department reviewer',
    approver: 'Chief representative',
    inspector: 'Inspector',
    issuer: 'Issuing window',
    kiosk: 'Check-in machine in the hall',
    supervisor: 'Supervisor',
    admin: 'Administrator',
  },
)
