/** English, training part; the format is described in labelled-message.ts. */
export const englishTrain = `
# parcels
=0 order.status | where's my order {o:W2378156}
=0 order.status | Hi there! Has #{o:88-20931} shipped yet?
-2 delivery.late | package has been sitting in Memphis for 5 days, what's going on
=0 delivery.address-change | can u change delivery to {l:1600 Amphitheatre Parkway, Mountain View, CA 94043}
-4 delivery.late+complaint | This is the third time I've chased this. Nobody ever replies. Not good enough.
-2 delivery.late | tracking says delivered but there's nothing on my porch
=0! delivery.late | it's my mom's birthday {d:tomorrow=2026-11-19}!! it HAS to come {d:today=2026-11-18}
-6 complaint | driver threw it over the fence and swore at my wife. what kind of people do you hire
=0 order.status | when will it get here? ordered {d:last Thursday=2026-11-12}
=0 order.cancel | cancel my order please, hasn't shipped
-3 product.defect | box was soaked and {q:2 jars=2} smashed
-1 delivery.late | bit slow isnt it, said {d:monday=2026-11-16}
+0 thanks | ordered {d:last night=2026-11-17T18:00/24:00} and it's already here, wow!!
=0@ human.request | talk to a human
=0@ human.request | representative
-5@ human.request+complaint | HUMAN PLEASE. How many times do I have to type it
=0 order.status | what's the eta on {o:TRK-0099281}
-7 complaint | so you lose my parcel and offer me the postage? see you in court
=0 delivery.address-change | typo in my address, it's {l:27 Elm Street, Springfield} not 72
=0~ order.status | no hurry, just curious if it went out
=0 order.status | i've got {q:3 items=3} on that order, are they coming together
-3 delivery.late | next day delivery. sure. it's been four.
-8 complaint | you absolute thieves, my parcel was opened and the phone is gone. police report filed
=0 appointment.book | can i book a delivery slot {d:this Saturday afternoon=2026-11-21T12:00/18:00}
=0 delivery.address-change | leave it with the neighbour pls, {l:31 Station Road}
-1 product.defect | got someone else's stuff in my box
-2 delivery.late+order.status | {o:1Z999AA10123456784} stuck in customs since {d:Nov 9=2026-11-09}
=0 none | which courier do you use
+0 thanks | came really well packed, cheers!
=0 refund.request | it was late so can i get the {a:$7.99=USD 7.99} express fee back
-1 order.status | got no confirmation mail, did it go through?
-9 complaint | fuck you and your delivery company. that was MEDICINE you morons
=0 greeting | hi
=0 greeting | Good morning
=0 thanks | ok thank you
=0 goodbye | bye for now
=0 order.status | my number is {p:415-555-2671=+14155552671}, order {o:A-7719}, where is it
-2 delivery.late | courier says nobody home. I was home. All day.
=0 opening-hours | how late is the pickup point open {d:tonight=2026-11-18T18:00/24:00}
=0 delivery.address-change | pls ship to the office: {l:Suite 400, 77 Pine Ave, Seattle, WA 98101}
# refunds
=0 refund.request | i want a refund
=0 refund.status | when does my refund arrive
-2 refund.status | sent it back {d:two weeks ago=2026-11-04}, {a:$236.40=USD 236.4} still missing
=0 return.request | can i still return something i got on {d:the 2nd=2026-11-02}
-4 refund.request+complaint | you keep passing me around. just give me my money back
-1 return.request | why should I pay return postage for YOUR mistake
=0 refund.status | does it go back to paypal or my card
-7 refund.status+complaint | if my {a:900 dollars=USD 900} isn't back by {d:Friday=2026-11-20} I'm calling consumer protection and my bank
=0 return.request | return label link is broken, can you resend to {e:mike_d@yahoo.com}
=0 return.request | bought {q:five boxes=5}, opened one. can the others go back
-2 refund.status | under review under review under review. it's been ten days
=0 refund.request | price dropped from {a:€99=EUR 99} to {a:€79=EUR 79}, do you do price adjustments
+0 thanks | refund was instant, honest shop 👍
-5 complaint+refund.request | you sold me a USED item as new. gross. refund now
=0@ human.request+refund.status | pls transfer me to someone about my refund
=0 return.request | do I need to send the free gift back too
-1 refund.status | only got {a:88 bucks=USD 88} back, i paid 108
=0~ refund.status | not urgent but how long do refunds take
=0! refund.request | bought the wrong one!! please refund before it ships, quick
-8 refund.status+complaint | THREE MONTHS. Liars, all of you. Where is my money???
=0 return.request | how do I swap for a bigger size
-2 return.request | Return denied? On what grounds?
=0 refund.status | status of {o:RMA-20931} please
-1 refund.request | dont like the taste, can i get my money back even tho its open
=0 invoice.request+return.request | do you need the receipt for a return
-6 complaint | your rep promised me {a:$50=USD 50} credit, now you deny it. I have screenshots. Shameless.
=0 coupon.problem+refund.status | if i get refunded do i get the voucher back
=0 account.delete | delete my account and data under gdpr
-3 complaint | {q:eight forms=8} for one refund. wow. just wow.
=0 order.cancel | cancel {o:5512-0093} thanks
=0 none | where are you guys based
-1 none | ugh
=0 none | tell me a joke
+0 none | you guys rock!
=0 refund.request | overpaid by {a:15.90 EUR=EUR 15.9}, please send that back
=0 refund.status | refund status?
# clothes
=0 product.availability | is the {g:cloud puffer=Cloud Puffer Jacket} in stock in M
=0 return.request | trousers too long, can I exchange for short leg
-2 product.defect | sweater sheds everywhere after one wash
-1 return.request | colour's nothing like the site. want to send it back
=0 product.availability | when are size 9 boots back in
-3 product.defect | sole came off on the first walk. seriously?
+0 none | obsessed with this dress, everyone asks where it's from 😍
=0 product.availability | do you do the {g:comet trainers=Comet Trainers} in white, need {q:two pairs=2}
-4 complaint | you promised a gift for a review and ghosted me, cheapskates
-2 product.defect | zip broke second time wearing it
=0 order.status | will the preorder coat go out {d:December 1=2026-12-01}?
=0 appointment.book | book a bridal fitting {d:Saturday 3pm=2026-11-21T15:00}
=0 opening-hours | when does the mall store open
-1 product.defect | belt was missing from the package
=0 coupon.problem | SAVE20 says not applicable
=0 delivery.address-change | hasnt shipped yet so can u send to {l:88 Queen Street West, Toronto, ON M5H 2M5}
-5 refund.request+complaint | no tags, deodorant stains. someone WORE this. disgusting, refund me
=0 invoice.request | need an invoice for {q:6 shirts=6} for work
=0 return.request | exchange the {g:cloud pufer jacket=Cloud Puffer Jacket} L for XL
-2 complaint | model pic is a lie, it looks like a dishcloth
=0 order.cancel | ordered twice by accident, cancel one of them
+0 thanks | super fast exchange and the lady on chat was lovely
-1 delivery.late | need it for a wedding {d:this friday=2026-11-20} and it hasn't even shipped
=0 payment.failed | klarna won't go through
-3 product.defect | one shoe is a 7 the other is an 8. does anyone check these
=0~ product.availability | whenever you have a sec, are winter colours coming?
=0 account.login | cant log in, number's {p:+1 (646) 555-0144=+16465550144}
-6 complaint | leave a bad review and you spam call me?? Stop or I report you
=0 return.request | {q:three dresses=3}, sending 2 back and keeping one, ok?
=0 product.availability | comets in 43?
=0 none | I'm 5'7 and 130 lbs what size
-2 refund.status | refund for the boots i posted {d:last wednesday=2026-11-11}??
-1 product.defect | smells really strongly of chemicals
# electronics
-2 product.defect | phone won't charge, had it a week
=0 product.availability | {g:nova 15=Nova 15 Phone} 256gb available?
-4 product.defect+complaint | third repair and it STILL switches itself off. what did you fix, the air?
=0 invoice.request | tax invoice to {e:ap@tinkerlabs.io} please, company is Tinker Labs LLC
=0 appointment.book | can someone install the washer {d:the day after tomorrow at 9am=2026-11-20T09:00} at {l:12 Orchard Lane, Dublin}
-1 product.defect | no sound in left earbud
=0 return.request | {g:quiet headphones=Quiet Pro Headphones} sealed, can i return them
-3 order.status | it said ships in 24h. it's been 72
=0 order.status | is my laptop fixed, ticket {o:RP-1031-0087}, dropped it off {d:31 October=2026-10-31}
-5 complaint | {a:$68=USD 68} diagnostic fee under WARRANTY? are you having a laugh
+0 thanks | technician was on time and explained everything, very happy
=0 payment.failed | why is my installment plan rejected
-2 payment.failed | paid {a:$1,399=USD 1399} twice!! only one order
=0 account.password-reset | forgot my router admin password
=0 product.availability | do you sell the charger separately, need 2
-7 complaint | refurb sold as new. scammers. reporting you to trading standards
=0! appointment.book | fridge died and it's full of food, send someone asap
=0 return.request | tv's too big, want to exchange it for a 55
-1 delivery.late | tv was coming at {d:the weekend=2026-11-21/2026-11-22}, nobody's called
=0@ human.request | have someone call me, too hard to type this out
-2 product.defect | dishwasher leaks all over the floor
-3 product.defect | two months in and it's slow as a brick. brilliant.
=0 coupon.problem | student discount code wont apply
-6@ complaint+human.request | useless bot. supervisor. now. you've wasted my whole morning
=0 opening-hours | is the service centre open {d:Sunday=2026-11-22}
-1 account.login | new phone, sign in wants a code from the old one
+0 none | sound is unreal for the money
-8 complaint | THE PHONE EXPLODED AND BURNED MY SON. you'll hear from our solicitor
=0 product.defect | manual says it can cast but mine doesn't?
=0 none | iphone or android?
-1 return.request+refund.request | {g:nova15=Nova 15 Phone} overheats, want to return it and get a refund
=0~ appointment.book | AC service, any day you're free works, no rush
-4 complaint | number 87 in the queue then it hung up on me. love it
# food and groceries
-3! delivery.late | an hour and a half!! where's my food, I have a meeting at {d:2pm=2026-11-18T14:00}
-2 product.defect | soup spilled all through the bag
=0 order.cancel | they havent accepted yet, cancel it
-5 complaint+refund.request | found a hair in it. vile. refund
=0 delivery.address-change | rider's at the wrong building, i'm at {l:350 Fifth Avenue, New York, NY 10118}
+0 none | best ramen in town, will order again
-2 product.defect | asked for mild, got lava
=0 coupon.problem | the {a:$8=USD 8} coupon doesnt work
-1 product.defect | missing {q:two cokes=2}
-4 complaint | note said don't ring the bell, baby asleep. rang it 5 times. can they read?
=0 refund.status | refund for {d:yesterday=2026-11-17}'s order {a:35.80 dollars=USD 35.8}, done yet?
=0! order.status | starving here where is it
-7 complaint | food poisoning all night. health inspector is next
=0 invoice.request | office lunch for {q:15 people=15}, can we get an invoice
-1 delivery.late | 30 mins late mate
=0 appointment.book | table for four {d:tonight at 6:30=2026-11-18T18:30}, window please
-3 payment.failed | took my money then said order cancelled
+0 thanks | rider came through that storm, legend, thank you
=0@ human.request | real person please not auto replies
-2 product.defect | {q:10 avocados=10}, half of them black
=0 product.availability | is the {g:truffle pizza=Truffle Mushroom Pizza} on {d:today=2026-11-18}
-1 product.defect | no cutlery again...
=0~ order.status | take your time, drive safe
-2 delivery.late | stone cold when it finally turned up
-8 complaint | mouse droppings in the rice. shut down you filthy pigs
=0 refund.request | just give me the {a:$12=USD 12} for the missing side
# telecom and accounts
-2 payment.failed | topped up {a:£20=GBP 20}, nothing on {p:07700 900461=+447700900461}
=0 account.password-reset | how to reset voicemail pin
-5 complaint | you've charged me {a:$6=USD 6} a month for something I never signed up to!!
=0 order.cancel | cancel the data add-on
-3 complaint | upgrade takes one click, downgrade takes a blood sacrifice
=0 appointment.book | engineer visit {d:Sunday afternoon=2026-11-22T12:00/18:00}?
-4 product.defect | internet drops every single night. paying for air here
=0 opening-hours | store hours on weekends?
=0 invoice.request | where do i download {d:last month=2026-10}'s bill
-1 account.login | cannot get into the app
=0 account.delete | close my line and my account
-7@ complaint+human.request | don't quote terms at me, get your manager, I've already filed with the ombudsman
=0 order.status | is my number port done, ref {o:PX20261101}
-2! product.defect | no internet and I work from home, need this fixed right now
+0 thanks | fixed in ten minutes, engineer was great
=0 delivery.address-change | moving my broadband to {l:5 Mill Lane, Leeds LS1 4AP}
-2 refund.status | credit of {a:$200=USD 200} promised in {d:May=2026-05}, nothing
=0 coupon.problem | how do i use the voucher I got for points
-6 complaint | {q:ten sales calls=10} a day. are you insane. STOP
=0 account.password-reset | can't change wifi password
=0 account.login | account frozen, why?
-3 account.login | you blocked me for no reason whatsoever
=0 coupon.problem | birthday code died a day early, it says {d:11/20/2026=2026-11-20} on the email
-5 complaint | sneaky auto renewal, {a:$25=USD 25} gone. gross practice
=0 refund.request | took the yearly plan by accident, refund the {a:$198=USD 198}
+0 none | the points mug is adorable
=0 account.login | {e:Sunny.Chen@proton.me} says doesn't exist
-7 account.login+complaint | hacked and you don't care. {a:3k dollars=USD 3000} of items gone, my lawyer will care
-1 coupon.problem | invited {q:three friends=3}, got nothing
=0! account.login | stream starts in 5 min and I can't sign in help!!
-4 complaint | VIP line, 40 minutes on hold. very important indeed
=0 goodbye | that's all thanks bye
=0 greeting | hello?
=0 none | ???
-6 account.delete+complaint | you leaked my number. delete everything immediately
=0 account.login+account.password-reset | can't log in and can't reset the password either
=0 appointment.book | need a plumber {d:Thursday 2pm=2026-11-19T14:00}, {l:140 Baker Street}
-2 product.defect | leaking again, you fixed it {d:three days ago=2026-11-15}
-6 complaint+refund.request | {a:$80=USD 80} for a part that's {a:$12=USD 12} online. refund the difference or i go public
=0! appointment.book | pipe burst!!! someone come now
=0 order.cancel | no need to send anyone, sorted it myself
-3 appointment.book | rescheduled three times already, be serious
=0 appointment.book | can it be {d:in three days=2026-11-21} instead, I'm away until {d:friday=2026-11-20}
=0 order.cancel+appointment.book | cancel {d:tomorrow=2026-11-19} and put me down for {d:next tuesday=2026-11-24}
-2 complaint | quote was {a:$200=USD 200}, bill was {a:$500=USD 500}
=0 none | is there a gas station nearby
=0 thanks | much appreciated
-8 complaint | crooks. took my deposit and blocked me. rot in hell
# moving
=0 appointment.book | need movers {d:this Sunday at 8:30am=2026-11-22T08:30}, three bed house, {q:two vans=2}
-6 complaint | quoted {a:$600=USD 600}, then demanded {a:$1500=USD 1500} before they'd unload. that is extortion
-3 product.defect | your guys put a dent in my fridge and said nothing
=0 order.status | has the driver set off, job {o:MV-20261118-14}
=0 delivery.address-change | wrong destination on the booking, should read {l:77 Willow Drive, Leicester LE2 1AB}
-2 delivery.late | booked for nine, not a soul here and the driver's phone is off
+0 thanks | {q:two quiet lads=2} who worked like machines, not a single scratch. very happy
-4@ human.request+complaint | I've had enough of scripted answers, let me talk to whoever makes decisions
-1 product.defect | one box short, my books were in it
=0~ appointment.book | only after a price, not moving til {d:next month=2026-12}
=0 none | how long does it take to move across the country
# games
-3 account.login | stuck on the loading screen ever since the update
-5 account.login+complaint | banned for ten years for nothing and the appeal was rejected in two seconds. is anyone even looking
=0 refund.request | my kid spent {a:$328=USD 328} without asking, any chance of a refund
-2 payment.failed | paid for the monthly pass, nothing in the game
-8 complaint | greedy scumbags, shutting the server without a word. see you in a class action
=0@ human.request | any humans here? I want to appeal
-1 product.defect | left stick drifts on the controller
+0 none | new patch runs so much better, finally no overheating
=0 none | when is the next character out
# flowers
-4! delivery.late | flowers were for a proposal at {d:noon today=2026-11-18T12:00}, it's nearly one, where are they!!
=0 order.status | did the bouquet get there? she says nobody rang
-2 product.defect | half the roses are wilted and brown
-3 complaint | picture shows {q:33 stems=33}, I counted 26. learn to count
=0 order.cancel | we broke up, don't send them, cancel please
+0 thanks | she cried happy tears, the card was beautiful
=0 product.availability | can you do {q:eleven tulips=11} for {d:tomorrow=2026-11-19}
=0@ human.request | shop manager please
-6 complaint+refund.request | you sent a grand opening wreath to a FUNERAL. what is wrong with you. refund and apologise
# software
-2 account.login | login throws a 500, clearing cache does nothing
-3 complaint | pinged support all day, crickets. this is what paying customers get?
-4 product.defect | exports are gibberish since the update and my client is waiting for the report
=0 order.cancel | we won't renew, please switch off auto renewal
=0 product.availability | do you still sell the offline edition, we'd need {q:30 licences=30}
-2! product.defect | system is down and the board meets in ten minutes, hurry please
=0 appointment.book | can we get an online training {d:next Wednesday at 10am=2026-11-25T10:00}
+0 thanks | support fixed it remotely within minutes, impressive
-5@ complaint+human.request | ticket's been bounced around for a week. I want a call with your technical director
=0 account.password-reset | our admin left and nobody knows the password
-1 payment.failed | wired it {d:three days ago=2026-11-15}, still shows as unpaid
=0 invoice.request | the invoice over {a:24k euros=EUR 24000} needs another company name
# laundry and rentals
-4 product.defect | my cashmere coat came back stiff as cardboard, it cost a fortune
=0 order.status | are my clothes ready, pickup code {o:XY-660927}
-2 delivery.late | you said two days, {d:today=2026-11-18} is day five
-6 complaint+refund.request | turned my white shirt pink and then claimed it was like that. pay up
-1 complaint | takes ages to get a reply from you lot
+0 thanks | cleanest these cuffs have ever looked, thank you
-3 payment.failed | deposit taken twice and it still asks me to pay
=0 refund.status | when do I get the {a:$300=USD 300} rental deposit back
-5 complaint | you blame me for a scratch that was there at pickup. shady
=0 order.cancel | plans changed, don't need the car on {d:the 23rd=2026-11-23}
-2 account.login | scan failed and now the car won't even unlock
=0 opening-hours | can I return the car at the airport after {d:midnight=2026-11-18T00:00}
-7@ complaint+human.request | brakes failed on the motorway, we nearly died. your head of safety calls me {d:today=2026-11-18} or I go to the papers
-3 complaint | photos look like a palace, the place is a storage unit
=0 appointment.book | could I view the flat {d:Thursday evening at 7=2026-11-19T19:00}
-2 product.defect | boiler won't light, cold showers for three days
-4@ human.request | landlord line rings out, nobody texts back, who is actually in charge there
=0~ product.availability | when you're free, what's the cheapest single
-6 complaint | someone let himself in with a key at night. WHO did you give my spare key to?!
+0 none | Lee at the front desk is so warm and helpful
-2 coupon.problem | never got the bonus credit for topping up {a:$500=USD 500}
-3 product.defect | curtains shrank by a foot, can't even hang them
-2 complaint | these aren't my clothes, how careless
-1 delivery.late | two hours behind schedule and no sign of him
=0 return.request | don't need the rented cot any more, can I bring it back early
=0 none | is it ok to hand wash a down jacket
=0 account.password-reset | can the door code be reset remotely
`;
