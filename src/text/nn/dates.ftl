# Kalender og tid, nynorsk.

maned-1 = januar
maned-2 = februar
maned-3 = mars
maned-4 = april
maned-5 = mai
maned-6 = juni
maned-7 = juli
maned-8 = august
maned-9 = september
maned-10 = oktober
maned-11 = november
maned-12 = desember

dag-1 = måndag
dag-2 = tysdag
dag-3 = onsdag
dag-4 = torsdag
dag-5 = fredag
dag-6 = laurdag
dag-7 = søndag

# Timen som blir vist to gonger natt til siste søndag i oktober.
tid-sommertid = sommartid
tid-normaltid = normaltid

tid-enhet-d = d
tid-enhet-t = t
tid-enhet-min = min
