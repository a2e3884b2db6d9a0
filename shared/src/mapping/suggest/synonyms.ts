/** How others call our fields: English, Chinese, and pinyin as programmers write it. Compared without case, spaces and signs. */
export const synonyms: Readonly<Record<string, string>> = {
  orderNo:
    'orderNo orderId orderSn orderNumber orderCode tid tidStr pId billId outTradeNo 订单号 订单编号 单号 主订单编号 平台单号 dingdanhao ddh ddbh dingdanbianhao',
  shop: 'shop shopName shopId storeName store mallId sellerNick 店铺 店铺名称 门店 dianpu dianpumingcheng dp',
  channelStatus: 'status orderStatus tradeStatus state financialStatus 状态 订单状态 交易状态 zhuangtai ddzt',
  buyer: 'buyer buyerName buyerNick customerName userName nickName 买家 买家昵称 会员名 客户姓名 maijia huiyuanming',
  buyerId: 'buyerId userId customerId openId buyerOpenUid doudianOpenId 买家编号 会员编号 会员号 maijiaid huiyuanhao',
  amount:
    'amount orderAmount totalAmount total totalPrice totalFee price 金额 订单金额 应付金额 总金额 总价 jine zongjine dingdanjine yingfujine',
  paidAmount:
    'paidAmount payAmount payment paid actualAmount receivedPayment 实付 实付金额 实收金额 支付金额 付款金额 shifu shifujine zhifujine',
  freight: 'freight postage shippingFee postFee shippingTotal postAmount 运费 邮费 快递费 yunfei youfei',
  discount: 'discount discountAmount promotionAmount couponAmount discountFee totalDiscounts 优惠 优惠金额 折扣 youhui youhuijine zhekou',
  currency: 'currency currencyCode 币种 货币 bizhong',
  payMethod: 'payMethod payType paymentMethod payWay 支付方式 付款方式 zhifufangshi fukuanfangshi',
  createdAt:
    'createdAt createTime created orderTime addTime dateCreated orderDate 下单时间 创建时间 订单时间 xiadanshijian chuangjianshijian',
  paidAt: 'paidAt payTime paymentTime confirmTime datePaid 支付时间 付款时间 zhifushijian fukuanshijian',
  receiver:
    'receiver receiverName consignee recipient postReceiver shipToName 收货人 收件人 收货人姓名 收件人姓名 shouhuoren shoujianren shr',
  phone:
    'phone mobile tel telephone receiverPhone receiverMobile postTel phoneNumber cellphone 电话 手机 手机号 联系电话 收货电话 联系方式 dianhua shouji shoujihao lianxidianhua',
  province: 'province receiverState receiverProvince provinceName 省 省份 shengfen',
  city: 'city receiverCity cityName town 市 城市 chengshi',
  district: 'district receiverDistrict area county districtName 区 区县 quxian',
  address:
    'address receiverAddress addr addressDetail detailAddress address1 shippingAddress 地址 收货地址 详细地址 收件地址 dizhi shouhuodizhi xiangxidizhi',
  remark: 'remark memo note comment comments 备注 beizhu',
  buyerNote: 'buyerNote buyerMemo buyerMessage buyerWords customerNote 买家留言 客户备注 留言 maijialiuyan liuyan',
  sellerNote: 'sellerNote sellerMemo sellerWords sellerRemark 卖家备注 商家备注 客服备注 maijiabeizhu shangjiabeizhu',
  sellerFlag: 'sellerFlag flag remarkTag sellerRemarkStar 旗帜 插旗 标旗 qizhi',
  customerLevel: 'customerLevel level memberLevel vipLevel grade 客户等级 会员等级 等级 kehudengji huiyuandengji',
  lines:
    'lines items lineItems orderItems orders goodsList goods itemList skuOrderList products details 商品 商品行 商品列表 明细 商品明细 shangpin mingxi',
  invoice: 'invoice invoiceInfo 发票 fapiao',
  reason: 'reason cancelReason refundReason why 原因 取消原因 退款原因 yuanyin',
  carrier:
    'carrier logisticsCompany expressCompany logisticsName company trackingCompany 承运商 快递公司 物流公司 kuaidigongsi wuliugongsi',
  trackingNo: 'trackingNo trackingNumber logisticsCode waybillNo expressNo mailNo 运单号 快递单号 物流单号 yundanhao kuaididanhao',
  refundId: 'refundId aftersaleId refundNo afterSalesId returnId 售后单号 退款单号 shouhoudanhao tuikuandanhao',
  occurredAt: 'occurredAt updateTime modified eventTime timestamp 发生时间 更新时间 gengxinshijian',
  deadline: 'deadline statusDeadline expireTime 截止时间 jiezhishijian',
  sku: 'sku skuCode outerSkuId outerId code goodsCode itemCode skuId barcode 商品编码 编码 货号 规格编码 bianma huohao shangpinbianma',
  quantity: 'quantity qty num count itemNum goodsCount amount 数量 件数 shuliang jianshu',
  name: 'name title productName goodsName itemName 名称 商品名称 标题 mingcheng biaoti',
};
