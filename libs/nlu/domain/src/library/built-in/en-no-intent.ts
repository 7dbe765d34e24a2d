/**
 * English messages that ask nothing of a shop's customer service: praise, advice that no shop gives, small talk, fragments. Written for
 * the themes of the training part; the format is that of the other examples.
 */
export const englishWithoutIntent = `
# none
this jacket fits like a dream
my new trousers are so soft
these trainers look even better in real life
this coat keeps me so warm
the colour of this scarf is stunning
everybody at the office loves my boots
my wife adores the earrings
the headphones sound amazing
battery lasts for days, so impressed
the screen is so sharp, wow
camera quality blew me away
my son plays with the console every day and loves it
keyboard feels great to type on
the pizza was still hot and so good
the strawberries were so fresh
your soup tastes like my grandma's
the cake was a hit at the party
portions are huge, great value
the roses lasted two weeks, beautiful
what a pretty bouquet
the movers were quick and careful, nothing scratched
best game I played this year
the new level is so much fun
this app makes my work so much easier
love the dark mode in the latest version
suit came back from the cleaners like new
the mechanic really knows his stuff
car drives like new again
network is way faster since the upgrade
signal is great even in the basement
five stars from me
ten out of ten
really happy with it
so far so good
better than I expected
worth every penny
I tell all my friends about you
you made my day
nice work everyone
keep it up
been a customer for years and never had a complaint
how do I get a wine stain out of a white shirt
can wool be tumble dried
what should I wear to a garden party
does black go with navy
how do you tie a bow tie
should I size up if I am between two sizes and like it loose
is linen good for summer
how do I break in leather boots
is it bad to charge a phone overnight
what is the difference between oled and lcd
how much memory does a laptop need for video editing
does closing apps save battery
which browser is the safest
is 5g really faster than wifi
why does my phone get warm when I play
how do I take better photos at night
how do I write a formula in a spreadsheet
what does the cloud mean
how long do eggs keep in the fridge
what goes well with salmon
can you freeze cooked pasta
how spicy is a jalapeno
is oat milk healthier than cow milk
how do I ripen an avocado
how many people does a large pizza feed
how often should I water an orchid
which flowers mean friendship
are lilies poisonous
why are tulips so popular in holland
how do I pack glasses for a move
how many boxes do I need for a two room flat
what do people tip movers
how do I beat the second boss
which class is best for beginners
is there a cheat code for this level
who is the strongest character
when was the first video game made
how do I remove a scratch from a car door
when should I change winter tyres
is premium petrol worth it
how long does a car battery live
does dry cleaning shrink clothes
what is the best detergent for silk
who founded your company
how old is your business
is this a family business
how big is your team
do you have a shop in america
where are your things made
do you sponsor football clubs
are you on social media
do you have a podcast
what does your logo mean
what do you do with old clothes
do you plan to open more shops
can I work for you as a student
I want to write about your company in our school paper
which of your shops is the biggest
I'm so tired today
finally friday
what a week
long day at work
I just had lunch
my neighbour is too loud
my brother got married
I can't sleep
happy new year
merry christmas
happy birthday to me
we moved to the countryside
I forgot what I wanted to say
sorry wrong window
oops wrong chat
that was meant for someone else
never mind
forget it
just looking around
just browsing
only testing
testing testing
this is a test
aaaaa
hjkl
zzz
blah blah
haha
hahaha nice
lmao
omg
wow
hm
uh
well
so
and then
because
sure
fine
alright
okay then
got it
I see
makes sense
I think so
not really
no idea
interesting
cool
nice
great
yep
nope
if you say so
whatever
same here
me too
yes please
no thanks
it depends
...
!!
👍
😂😂
❤️
🙂
do you dream
are you smarter than other bots
can you think
do you get paid
do you sleep at night
what languages do you speak
tell me about yourself
can you keep a secret
let's play a game
say something funny
tell me a story
guess my name
how do you feel
do you have a family
what is your favourite song
who is the richest man alive
how many planets are there
what is the square root of nine
what is the biggest ocean
how do airplanes fly
why is the sky blue
when did the war end
who painted the mona lisa
how do you say good night in italian
convert ten miles to kilometres
spell necessary
what day is it
is it friday
how long until christmas
flip a coin
pick a number
what's for dinner
recommend a good series
who is winning the game
what's the news
do you believe in ghosts
is there life on mars
can you sing
can you draw me a cat
write an email to my boss
make a shopping list for me
remind me to call mum
set a timer for ten minutes
how do I become rich
how can I make new friends
what should I give my boyfriend
what is love
I am hungry
I have a headache from all this noise
my boss is driving me mad
I passed my exam
we won
is it safe to wash sneakers in the machine
is it normal that leather smells at first
is it okay to iron nylon
is it fine to leave a laptop plugged in all day
is it worth buying a tablet for drawing
is there a bakery around here
is there a car park near the cinema
is there a bus to the town hall from here
how long does it take to boil an egg
how long does it take to learn this game
how long does it take to paint a room
how long does it take to drive across the desert
how long do roses take to open
when does the next season of the show start
when is the next concert in town
when does the sequel to this game come out
when is the best time to plant tulips
when do strawberries ripen
should I buy a petrol or an electric car
should I cut the stems of tulips
should I upgrade my computer or build a new one
do I need a screen protector
do I need to rinse rice before cooking
do I need special shoes for hiking
do I need winter tyres in march
can you mix wool and silk in one wash
can you eat the skin of a kiwi
can you grow orchids outdoors
can a car run without a battery
does coffee go bad
does the colour of a car change its price
what happens if I mix bleach and vinegar
what happens when a phone gets wet
what is the easiest level in the game
what does machine washable mean
what does unlocked mean for a phone
what is the difference between jam and marmalade
why do jeans shrink
why do batteries get weaker in winter
are cotton socks better than wool
are your clothes made by hand
would you choose the red one or the blue one
which one would you take
which side dish goes with fish
who designs your clothes
who came up with this game
the sauce was perfect, my kids licked the plates
super light and so quiet, what a laptop
never had a softer blanket
the tulips smell like spring
runs smoothly even on my old computer
our van arrived spotless and drove great
the bass on these speakers is incredible
my mum cried when she saw the flowers
we play it every evening with friends
you people are the best
`;
