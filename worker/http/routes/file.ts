import * as file from '../../../shared/contract/file'
import { beginFile } from '../../service/file/begin-file'
import { completeFile } from '../../service/file/complete-file'
import { listWallet } from '../../service/file/list-wallet'
import { openFile } from '../../service/file/open-file'
import { openFileAsStaff } from '../../service/file/open-file-as-staff'
import { readFile } from '../../service/file/read-file'
import { removeFile } from '../../service/file/remove-file'
import { sendChunk } from '../../service/file/send-chunk'
import { fileReply } from '../reply'
import { bind, bindReply, type Route } from '../route'

export const fileRoutes: readonly Route[] = [
  bind(file.beginFile, beginFile),
  bind(file.sendChunk, sendChunk),
  bind(file.completeFile, completeFile),
  bind(file.readFile, readFile),
  bindReply(file.openFile, async (_deps, input, context) => fileReply(await openFile(context, input))),
  bindReply(file.openFileAsStaff, async (_deps, input, context) => fileReply(await openFileAsStaff(context, input))),
  bind(file.removeFile, removeFile),
  bind(file.listWallet, listWallet),
]
