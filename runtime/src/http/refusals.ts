import type { Problem, Text } from '@orderloom/shared/base';

interface Kind {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503;
  readonly title: Text;
}

/** Every way the HTTP API says no: the stable code, its status, and its title in every language. */
const kinds = {
  'bad-json': { status: 400, title: { zh: '请求体不是有效的 JSON。', en: 'The body is not valid JSON.' } },
  'bad-query': { status: 400, title: { zh: '查询参数不正确。', en: 'A query parameter is wrong.' } },
  unauthenticated: { status: 401, title: { zh: '请先登录。', en: 'Sign in first.' } },
  'wrong-credentials': { status: 401, title: { zh: '用户名、密码或令牌不对。', en: 'The name, the password or the token is wrong.' } },
  'not-permitted': { status: 403, title: { zh: '您没有做这件事的权限。', en: 'You are not permitted to do this.' } },
  'foreign-page': {
    status: 403,
    title: { zh: '请求来自别的网站，已拒绝。', en: 'The request comes from another site and is refused.' },
  },
  'beyond-own': { status: 403, title: { zh: '不能授予您自己没有的权限。', en: 'You cannot grant what you do not have yourself.' } },
  'bad-signature': { status: 401, title: { zh: '签名不正确。', en: 'The signature is not right.' } },
  'not-found': { status: 404, title: { zh: '这里没有内容。', en: 'There is nothing here.' } },
  'unknown-channel': { status: 404, title: { zh: '没有这个渠道，或者它已停用。', en: 'There is no such channel, or it is switched off.' } },
  'unknown-flow': { status: 404, title: { zh: '没有这个流程。', en: 'There is no such flow.' } },
  'unknown-import': { status: 404, title: { zh: '没有这次导入。', en: 'There is no such import.' } },
  'import-not-now': {
    status: 409,
    title: { zh: '这次导入现在的状态不允许这样做。', en: 'The import is not in a state that allows this.' },
  },
  'bad-file': { status: 422, title: { zh: '文件无法读取。', en: 'The file cannot be read.' } },
  'bad-plan': { status: 422, title: { zh: '导入方案与文件不符。', en: 'The plan does not fit the file.' } },
  'unknown-version': { status: 404, title: { zh: '没有这个版本。', en: 'There is no such version.' } },
  'unknown-order': { status: 404, title: { zh: '没有这个订单。', en: 'There is no such order.' } },
  'unknown-incident': { status: 404, title: { zh: '没有这个问题。', en: 'There is no such incident.' } },
  'unknown-mend': { status: 404, title: { zh: '没有这次处理。', en: 'There is no such mend.' } },
  'unknown-delivery': { status: 404, title: { zh: '没有这条消息。', en: 'There is no such delivery.' } },
  'unknown-effect': { status: 404, title: { zh: '没有这条外发。', en: 'There is no such effect.' } },
  'unknown-destination': { status: 404, title: { zh: '没有这个去处。', en: 'There is no such destination.' } },
  'unknown-secret': { status: 404, title: { zh: '没有这个密钥。', en: 'There is no such secret.' } },
  'unknown-person': { status: 404, title: { zh: '没有这个用户。', en: 'There is no such person.' } },
  'unknown-token': { status: 404, title: { zh: '没有这个令牌。', en: 'There is no such token.' } },
  'unknown-session': { status: 404, title: { zh: '没有这个会话。', en: 'There is no such session.' } },
  'revision-conflict': {
    status: 409,
    title: { zh: '别人已经保存过：请先取得最新的草稿。', en: 'Somebody else has saved: read the newest draft first.' },
  },
  'order-moved': {
    status: 409,
    title: {
      zh: '订单在此期间又往前走了：请重新预览再确认。',
      en: 'The order has moved on meanwhile: look at the preview anew, then confirm.',
    },
  },
  'mend-under-way': {
    status: 409,
    title: { zh: '这个问题正在处理中：请等它结束或先停止。', en: 'A mend of this incident is under way: wait for it or stop it first.' },
  },
  'id-taken': { status: 409, title: { zh: '这个编号已被使用。', en: 'This id is taken.' } },
  published: { status: 409, title: { zh: '发布过的流程不能删除。', en: 'A flow that was published cannot be deleted.' } },
  'no-canary': { status: 409, title: { zh: '没有正在试行的版本。', en: 'No version is on trial.' } },
  'not-now': { status: 409, title: { zh: '这次迁移现在的状态不允许这样做。', en: 'The run is not in a state that allows this.' } },
  'under-way': {
    status: 409,
    title: {
      zh: '这个流程已有迁移在进行：请等它结束，或先停下它。',
      en: 'A migration of this flow is under way: wait for it, or stop it first.',
    },
  },
  'unknown-back-test': {
    status: 404,
    title: { zh: '这次试算已经不在了，请重新试算。', en: 'This trial is gone: run it again.' },
  },
  'unknown-migration': { status: 404, title: { zh: '没有这次迁移。', en: 'There is no such migration.' } },
  'not-dead': { status: 409, title: { zh: '只有死信可以重新发送。', en: 'Only a dead letter can be sent again.' } },
  'name-taken': { status: 409, title: { zh: '这个用户名已被使用。', en: 'This name is taken.' } },
  'last-admin': { status: 409, title: { zh: '这是最后一位管理员，必须保留。', en: 'This is the last administrator, who has to stay.' } },
  'no-password': { status: 409, title: { zh: '用令牌登录的会话没有密码。', en: 'A session opened with a token has no password.' } },
  'no-merge': {
    status: 422,
    title: { zh: '这些订单不能合并。', en: 'These orders cannot be merged.' },
  },
  'merge-undone': { status: 409, title: { zh: '这次合并已经取消。', en: 'This merge was undone already.' } },
  'stock-held': { status: 409, title: { zh: '还有订单占着这里的库存。', en: 'Orders still hold this stock.' } },
  'bundle-in-bundle': { status: 422, title: { zh: '组合装里不能再有组合装。', en: 'A bundle cannot hold a bundle.' } },
  'bad-routing': {
    status: 422,
    title: { zh: '分单规则有错误，不能发布。', en: 'The routing rules have faults: they cannot be published.' },
  },
  'too-large': { status: 413, title: { zh: '请求体太大。', en: 'The body is too large.' } },
  'bad-body': { status: 422, title: { zh: '请求内容不符合要求。', en: 'The body is not as it should be.' } },
  'bad-document': { status: 422, title: { zh: '流程文档有错误。', en: 'The flow document has faults.' } },
  'bad-mapping': { status: 422, title: { zh: '字段对应有错误。', en: 'The mapping has faults.' } },
  'unknown-template': { status: 422, title: { zh: '没有这个模板。', en: 'There is no such template.' } },
  'unknown-format': {
    status: 422,
    title: { zh: '没有这种格式，或者它不支持这个方向。', en: 'There is no such format, or it does not go this way.' },
  },
  'not-convertible': { status: 422, title: { zh: '无法转换。', en: 'It cannot be converted.' } },
  'findings-block': { status: 422, title: { zh: '检查发现错误，不能发布。', en: 'The check found errors: it cannot be published.' } },
  'order-refused': { status: 422, title: { zh: '无法建立订单。', en: 'The order cannot be created.' } },
  'repair-refused': { status: 422, title: { zh: '无法这样修复，没有任何改动。', en: 'This repair is not possible; nothing was changed.' } },
  'step-failed': { status: 422, title: { zh: '处理失败，没有任何改动。', en: 'It failed, and nothing was changed.' } },
  'unknown-channel-type': { status: 422, title: { zh: '没有这种渠道。', en: 'There is no such kind of channel.' } },
  'bad-allowance': {
    status: 422,
    title: { zh: '请填写主机名、IP 地址或 CIDR 网段。', en: 'Give a host name, an IP address or a CIDR range.' },
  },
  'bad-link': {
    status: 422,
    title: { zh: '链接已失效或已被使用，请管理员重新生成。', en: 'The link has expired or was used: ask an administrator for a new one.' },
  },
  'weak-password': { status: 422, title: { zh: '密码太容易被猜到，请换一个。', en: 'The password is too easy to guess: choose another.' } },
  'name-missing': { status: 422, title: { zh: '请填写用户名。', en: 'Choose a name.' } },
  'wrong-password': { status: 422, title: { zh: '现在的密码不对。', en: 'The present password is wrong.' } },
  'too-many-tries': { status: 429, title: { zh: '尝试次数太多，请稍后再试。', en: 'Too many tries: wait a while.' } },
  'reading-too-long': {
    status: 503,
    title: { zh: '查询用时太长，请缩小范围后再试。', en: 'The search took too long: narrow it down and try again.' },
  },
  overloaded: { status: 503, title: { zh: '现在太忙或正在停止，请稍后再试。', en: 'Too busy or stopping: try again later.' } },
  internal: { status: 500, title: { zh: '服务器内部出错。', en: 'Something went wrong inside the server.' } },
} as const satisfies Readonly<Record<string, Kind>>;

export type RefusalCode = keyof typeof kinds;

export interface RefusalDetails {
  readonly errors?: readonly Problem[];
  readonly detail?: string;
  /** The stored revision, for a conflict. */
  readonly revision?: number;
  readonly retryAfter?: number;
}

/** A "no" on its way to the client; thrown in handlers, told as problem details (RFC 9457) in one place. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly details: RefusalDetails;

  constructor(code: RefusalCode, details: RefusalDetails = {}) {
    super(kinds[code].title.en);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }

  get status(): Kind['status'] {
    return kinds[this.code].status;
  }

  get title(): Text {
    return kinds[this.code].title;
  }
}

/** For whoever has to wait before he tries another password. */
export function tooManyTries(ms: number): Refusal {
  return new Refusal('too-many-tries', { retryAfter: ms / 1000 });
}
